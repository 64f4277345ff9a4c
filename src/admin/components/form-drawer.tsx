import { Button, Drawer } from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"
import { useReturnFocus } from "../hooks/use-return-focus"
import { DrawerHeader } from "./drawer-header"

type FormDrawerProps = {
  title: string
  text: string
  confirm: string
  /** What leaves everything as it is; "Cancel" unless told. */
  dismiss?: string | undefined
  isPending: boolean
  onClose: () => void
  onSubmit: () => void
  children: ReactNode
}

/** A form at the side of the page; it is mounted only while it is open. */
export const FormDrawer = (props: FormDrawerProps) => {
  const { title, text, confirm, isPending, onClose, onSubmit } = props
  const { dismiss = "Cancel" } = props
  const returnFocus = useReturnFocus()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Drawer open onOpenChange={(next) => (next ? null : onClose())}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <DrawerHeader title={title} text={text} />
        <form
          onSubmit={submit}
          noValidate
          className="flex flex-1 flex-col overflow-hidden"
        >
          <Drawer.Body className="flex flex-1 flex-col gap-4 overflow-y-auto">
            {props.children}
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {dismiss}
              </Button>
            </Drawer.Close>
            <Button size="small" type="submit" isLoading={isPending}>
              {confirm}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
