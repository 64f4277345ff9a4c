import { WaitingAlert } from "../../../components/waiting-alert"
import { useLetters } from "../../../hooks/letters"

/** Letters that hold a supply until somebody has seen to them stand above all that are sent. */
export const LetterAlerts = ({ state }: { state: string | undefined }) => {
  const unaddressed = useLetters({ state: "not_collected", limit: 1 })
  const bounced = useLetters({ state: "bounced", limit: 1 })
  return (
    <>
      {state === "bounced" ? null : (
        <WaitingAlert
          count={bounced.data?.count ?? 0}
          one="One letter came back."
          many="letters came back."
          to="/letters?state=bounced"
          label="Correct the address"
        />
      )}
      {state === "not_collected" ? null : (
        <WaitingAlert
          count={unaddressed.data?.count ?? 0}
          one="One letter waits for its practice's address."
          many="letters wait for their practices' addresses."
          to="/letters?state=not_collected"
          label="Give the address"
        />
      )}
    </>
  )
}
