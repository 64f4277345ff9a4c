import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link, useSearchParams } from "react-router-dom"
import { QueryView } from "../../components/query-view"
import { useAccess } from "../../hooks/staff"
import { roleWord } from "../../lib/words"

/** Says which role a page needs, to who came to it by a link or an address. */
const NotYourRolePage = () => {
  const [query] = useSearchParams()
  const to = query.get("page") ?? ""
  return (
    <Container className="p-0">
      <QueryView query={useAccess()} lines={3}>
        {({ closed_pages, landing, staff }) => {
          const page = closed_pages.find((one) => one.to === to)
          const needed = (page?.roles ?? []).map(roleWord)
          return (
            <div
              role="alert"
              className="flex flex-col items-center gap-3 px-6 py-16 text-center"
            >
              <Heading level="h1">
                {page
                  ? `${page.label}: not part of your role`
                  : "Not part of your role"}
              </Heading>
              <Text size="small" className="text-ui-fg-subtle max-w-prose">
                You are signed in as {roleWord(staff.role)}.{" "}
                {needed.length > 0
                  ? `This page needs: ${needed.join(" or ")}.`
                  : "This page is open to nobody."}{" "}
                If your work needs it, ask an administrator.
              </Text>
              <Button size="small" variant="secondary" asChild>
                <Link to={landing}>Go to your own page</Link>
              </Button>
            </div>
          )
        }}
      </QueryView>
    </Container>
  )
}

export default NotYourRolePage
