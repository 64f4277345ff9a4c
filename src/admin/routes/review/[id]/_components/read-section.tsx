import { CheckCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import {
  createContext,
  useContext,
  useEffect,
  useRef,
  type ReactNode,
} from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import {
  useReadingTracker,
  type ReadingTracker,
} from "../../../../hooks/use-reading"
import { useMe } from "../../../../hooks/staff"
import { SECTION_CLASS, sectionId } from "./section"

type Reading = ReadingTracker & { found: CaseDetail; isMine: boolean }

const ReadingContext = createContext<Reading | null>(null)

/** Counts what of an open case is before its reader. */
export const ReadingProvider = ({
  found,
  children,
}: {
  found: CaseDetail
  children: ReactNode
}) => {
  const isOpen = found.state === "queued" || found.state === "in_review"
  const me = useMe().data
  const tracker = useReadingTracker(found.id, isOpen)
  const isMine =
    found.state === "in_review" && found.claimed_by?.user_id === me?.user_id
  return (
    <ReadingContext.Provider value={{ ...tracker, found, isMine }}>
      {children}
    </ReadingContext.Provider>
  )
}

/** Tells the server at once what was read until now. */
export const useFlushReading = (): (() => Promise<void>) => {
  const reading = useContext(ReadingContext)
  return reading?.flush ?? (() => Promise.resolve())
}

/** Whether the one who looks has to have read the sections before approving. */
export const useIsAskedToRead = (): boolean => {
  const reading = useContext(ReadingContext)
  return (
    reading?.isMine === true && ["POM", "P"].includes(reading.found.legal_class)
  )
}

/** A section that has to be opened before approving, with whether it was. */
export const ReadSection = ({
  name,
  children,
}: {
  name: string
  children: ReactNode
}) => {
  const element = useRef<HTMLDivElement>(null)
  const reading = useContext(ReadingContext)
  const watch = reading?.watch
  useEffect(
    () => (watch && element.current ? watch(name, element.current) : undefined),
    [name, watch]
  )
  const isRead =
    reading?.found.reading.sections.find(({ section }) => section === name)
      ?.read ?? false
  const isAsked = useIsAskedToRead()
  return (
    <div
      ref={element}
      id={sectionId(name)}
      data-read={isRead}
      tabIndex={-1}
      className={SECTION_CLASS}
    >
      {children}
      {isAsked ? (
        <Text
          as="div"
          size="xsmall"
          className="text-ui-fg-subtle flex items-center justify-end gap-1 px-2 pt-1"
        >
          {isRead ? (
            <>
              <CheckCircleSolid
                className="text-ui-tag-green-icon"
                aria-hidden="true"
              />
              Read by you
            </>
          ) : (
            "Not read by you yet"
          )}
        </Text>
      ) : null}
    </div>
  )
}
