import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  SaveStaffType,
  StaffListResponse,
  StaffResponse,
} from "../../api/contracts/staff"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type User = {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
}

/** The signed-in member of staff; an error of 403 means "no staff profile". */
export const useMe = () =>
  useQuery({
    queryKey: queryKeys.me,
    queryFn: () => api.get<StaffResponse>("/admin/staff/me"),
    select: ({ staff }) => staff,
    staleTime: 60_000,
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
