import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AnswerCheckInType,
  CheckInAnswered,
} from "../../api/contracts/check-in"
import type {
  CloseHealthReportType,
  HealthReportList,
  HealthReportResponse,
  HealthReportTaken,
  RecordHealthReportType,
} from "../../api/contracts/health-report"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type ReportQuery = {
  state?: string | undefined
  patient_id?: string
  limit: number
  offset?: number
}

export const useHealthReports = (query: ReportQuery, enabled = true) =>
  useQuery({
    queryKey: queryKeys.healthReportList(query),
    queryFn: () => api.get<HealthReportList>("/admin/health-reports", query),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
    enabled,
    retry: false,
  })

/** Not read again by itself, because each reading goes on the ledger. */
export const useHealthReport = (id: string) =>
  useQuery({
    queryKey: queryKeys.healthReport(id),
    queryFn: () => api.get<HealthReportResponse>(`/admin/health-reports/${id}`),
    select: ({ report }) => report,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })

/** A report stops supply, and closing it may let it go on: both show on every page about it. */
function useReportChange<Input, Answer>(
  post: (input: Input) => Promise<Answer>
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: post,
    // Whatever it answers: somebody may have been faster.
    onSettled: () =>
      Promise.all(
        [
          queryKeys.healthReports,
          queryKeys.stops,
          queryKeys.supplies,
          queryKeys.cases,
        ].map((queryKey) => client.invalidateQueries({ queryKey }))
      ),
  })
}

export const useRecordHealthReport = () =>
  useReportChange((body: RecordHealthReportType) =>
    api.post<HealthReportTaken>("/admin/health-reports", body)
  )

/** What a patient answers by phone before a supply; what worries is a report. */
export const useTakeCheckIn = (id: string) =>
  useReportChange((body: AnswerCheckInType) =>
    api.post<CheckInAnswered>(`/admin/check-ins/${id}/answer`, body)
  )

export const useCloseHealthReport = (id: string) =>
  useReportChange((body: CloseHealthReportType) =>
    api.post<HealthReportResponse>(`/admin/health-reports/${id}/close`, body)
  )
