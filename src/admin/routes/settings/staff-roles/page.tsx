import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CheckMini, Key } from "@medusajs/icons"
import { Container, Heading, Table, Text } from "@medusajs/ui"
import type { RolesResponse } from "../../../../api/contracts/staff-access"
import { PageHeader } from "../../../components/page-header"
import { QueryView } from "../../../components/query-view"
import { useRoles } from "../../../hooks/staff"
import { ROLES } from "../../../lib/staff-choices"

type Area = RolesResponse["areas"][number]

const Tick = ({ isAllowed, role }: { isAllowed: boolean; role: string }) =>
  isAllowed ? (
    <span className="inline-flex">
      <CheckMini aria-hidden />
      <span className="sr-only">{role} may</span>
    </span>
  ) : (
    <span className="text-ui-fg-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">{role} may not</span>
    </span>
  )

const AreaTable = ({ area }: { area: Area }) => (
  // Nothing in it takes the focus, so the keyboard scrolls it itself.
  <Container
    tabIndex={0}
    role="region"
    aria-label={area.title}
    className="focus-visible:shadow-borders-focus overflow-x-auto rounded-none p-0 shadow-none outline-none"
  >
    <Heading level="h2" className="px-4 py-3 sm:px-6">
      {area.title}
    </Heading>
    <Table aria-label={area.title}>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell className="min-w-64">May</Table.HeaderCell>
          {ROLES.map(({ value, label }) => (
            <Table.HeaderCell key={value} className="w-28">
              {label}
            </Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {area.rules.map((rule) => (
          <Table.Row key={rule.what}>
            <Table.Cell className="whitespace-normal py-2">
              <Text size="small">{rule.what}</Text>
            </Table.Cell>
            {ROLES.map(({ value, label }) => (
              <Table.Cell key={value}>
                <Tick
                  isAllowed={rule.roles.some((role) => role === value)}
                  role={label}
                />
              </Table.Cell>
            ))}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  </Container>
)

const StaffRolesPage = () => (
  <Container className="divide-y p-0">
    <PageHeader
      title="What roles may do"
      text="Read from the table by which the server decides. What isn't here is open to nobody."
    />
    <QueryView query={useRoles()}>
      {(areas) => (
        <>
          {areas.map((area) => (
            <AreaTable key={area.title} area={area} />
          ))}
        </>
      )}
    </QueryView>
  </Container>
)

export const config = defineRouteConfig({
  label: "What roles may do",
  icon: Key,
})

export default StaffRolesPage
