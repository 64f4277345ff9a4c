import type { Reminder } from "../../lib/contracts"
import { Notice } from "../../ui/notice"

/** Says that a treatment comes to its end, and leads to what can be done (REN-1). */
export const ReminderNotice = ({ reminder }: { reminder: Reminder }) => {
  const { name, way, category, consultation_id } = reminder
  return (
    <Notice>
      <p>
        <strong>{name}: think about your next order.</strong>{" "}
        {way === "order_again" ? (
          <>
            What you ordered is coming to its end, and nothing is ordered by
            itself.{" "}
            <a href={`/account/renewals/${consultation_id}`}>Order again</a>
          </>
        ) : (
          <>
            What you ordered is coming to its end. After twelve months a
            clinician has to look at your health anew.{" "}
            <a href={`/conditions/${category}`}>Start a new consultation</a>
          </>
        )}
      </p>
    </Notice>
  )
}
