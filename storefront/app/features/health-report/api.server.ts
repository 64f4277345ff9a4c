import { call } from "../../lib/backend.server"
import type { HealthReportView } from "../../lib/contracts"
import type { ShopSession } from "../../lib/session.server"

const PATH = "/store/account/health-reports"

/** Supply is stopped when this has answered; BackendError 404 for a case that isn't the person's. */
export const sendReport = (
  session: ShopSession,
  report: Record<string, unknown>
) => call(PATH, { session, body: report })

/** What the person told us, newest first. */
export const listReports = async (session: ShopSession) =>
  (await call<{ reports: HealthReportView[] }>(PATH, { session })).reports
