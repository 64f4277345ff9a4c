import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  SaveStaffType,
  StaffListResponse,
  StaffResponse,
} from "../../api/contracts/staff"
import type {
  InvitationListResponse,
  InvitationResponse,
  InviteStaffType,
  MeResponse,
  RolesResponse,
} from "../../api/contracts/staff-access"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type User = {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
}

const meQuery = {
  queryKey: queryKeys.me,
  queryFn: () => api.get<MeResponse>("/admin/staff/me"),
  staleTime: 60_000,
  retry: false,
}

/** The signed-in member of staff; an error of 403 means "no staff profile". */
export const useMe = () =>
  useQuery({ ...meQuery, select: ({ staff }: MeResponse) => staff })

/** Where the signed-in person begins, and what is not part of their role. */
export const useAccess = () => useQuery(meQuery)

/** Asks whether the signed-in person may use a route, named as the permission table does: "POST /admin/supplies/:id/hold". */
export function useMay(): (route: string) => boolean {
  const allowed = useAccess().data?.allowed
  return (route) => allowed?.includes(route) ?? false
}

/** What each role may do. */
export const useRoles = () =>
  useQuery({
    queryKey: queryKeys.roles,
    queryFn: () => api.get<RolesResponse>("/admin/staff/roles"),
    select: ({ areas }) => areas,
    retry: false,
  })

export const useStaff = (enabled: boolean) =>
  useQuery({
    queryKey: queryKeys.staff,
    queryFn: () => api.get<StaffListResponse>("/admin/staff"),
    select: ({ staff }) => staff,
    enabled,
    retry: false,
  })

/** Medusa's users, of whom some have no profile yet. */
export const useUsers = (enabled: boolean) =>
  useQuery({
    queryKey: queryKeys.users,
    queryFn: () => api.get<{ users: User[] }>("/admin/users", { limit: 200 }),
    select: ({ users }) => users,
    enabled,
    retry: false,
  })

export function useSaveStaff() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SaveStaffType) =>
      api.post<StaffResponse>("/admin/staff", input),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.staff }),
  })
}

export const useInvitations = () =>
  useQuery({
    queryKey: queryKeys.invitations,
    queryFn: () => api.get<InvitationListResponse>("/admin/staff/invitations"),
    select: ({ invitations }) => invitations,
    retry: false,
  })

export function useInviteStaff() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: InviteStaffType) =>
      api.post<InvitationResponse>("/admin/staff/invitations", input),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: queryKeys.invitations }),
  })
}

/** Sends an invitation again, or takes it back. */
export function useChangeInvitation(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: "resend" | "withdraw") =>
      api.post<InvitationResponse>(`/admin/staff/invitations/${id}/${change}`),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: queryKeys.invitations }),
  })
}

/** Suspends somebody or lets them back, with the reason's code. */
export function useSuspendStaff(id: string, action: "suspend" | "reinstate") {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) =>
      api.post<StaffResponse>(`/admin/staff/${id}/${action}`, { reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.staff }),
  })
}
