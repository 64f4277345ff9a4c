/** Whether a case has ended with nothing to supply; one that was completed had its supply. */
export const isEndedUnsupplied = ({
  ended_as,
}: {
  ended_as: string | null
}): boolean => ended_as !== null && ended_as !== "completed"
