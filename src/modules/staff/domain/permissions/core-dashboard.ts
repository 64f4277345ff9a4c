import { allow, close, everyone, open, type Area } from "./rules"

/** What Medusa's dashboard itself calls, and who its users are. */
export const coreDashboardAreas: readonly Area[] = [
  {
    name: "dashboard",
    title: "The dashboard",
    clinical: false,
    rules: [
      open(
        "The sign-in page reads it; it holds the names of Medusa's features",
        `GET /admin/feature-flags`
      ),
      everyone(
        "Sign in and find the menu of the own role",
        `GET /admin/users/me
         GET /admin/layouts/:zone/configuration
         GET /admin/layouts/configurations
         GET /admin/notifications
         GET /admin/views/entities
         GET /admin/views/:entity/columns
         GET /admin/views/:entity/configurations
         GET /admin/views/:entity/configurations/:id
         GET /admin/views/:entity/configurations/active`
      ),
      close(
        "What a page shows is part of its safety, and the menu goes by the role",
        `POST /admin/layouts/:zone/configuration
         DELETE /admin/layouts/:zone/configuration
         POST /admin/views/:entity/configurations
         POST /admin/views/:entity/configurations/:id
         DELETE /admin/views/:entity/configurations/:id
         POST /admin/views/:entity/configurations/active`
      ),
      close(
        "It tells who was written to, and about what",
        `GET /admin/notifications/:id`
      ),
      close(
        "One search over everything goes past who may see what",
        `GET /admin/search`
      ),
    ],
  },
  {
    name: "users",
    title: "Medusa's users",
    clinical: false,
    rules: [
      allow(
        ["administrator"],
        "Read who has a sign-in",
        `GET /admin/users
         GET /admin/users/:id
         GET /admin/users/:id/auth-providers`
      ),
      allow(
        ["administrator"],
        "Change a user's name, and send a link for a new password",
        `POST /admin/users/:id
         POST /admin/users/:id/reset-password`
      ),
      close(
        "Staff are suspended, never deleted: their names stand in records",
        `DELETE /admin/users/:id`
      ),
      open(
        "Who was invited has no role yet; the token in the invitation is asked for",
        `POST /admin/invites/accept`
      ),
      close(
        "Staff are invited on the staff page, where their role is chosen",
        `GET /admin/invites
         GET /admin/invites/:id
         POST /admin/invites
         DELETE /admin/invites/:id
         POST /admin/invites/:id/resend`
      ),
      close(
        "Roles are given on the staff page",
        `ANY /admin/users/:id/roles/**
         ANY /admin/rbac/**`
      ),
    ],
  },
  {
    name: "workflows",
    title: "Medusa's workflows",
    clinical: false,
    rules: [
      close(
        "A run of a workflow holds names and addresses, and running one by name goes round every other rule",
        `ANY /admin/workflows-executions/**`
      ),
    ],
  },
]
