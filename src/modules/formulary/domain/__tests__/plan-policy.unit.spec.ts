import { problemOfPlanPolicy } from "../plan-policy"

test.each([
  { days: null, least: 21, isRight: true },
  { days: 31, least: 21, isRight: true },
  { days: 366, least: 21, isRight: true },
  { days: 30, least: 21, isRight: false },
  { days: 367, least: 21, isRight: false },
  { days: 45.5, least: 21, isRight: false },
  { days: 60, least: 84, isRight: false },
  { days: 84, least: 84, isRight: true },
])(
  "a gap of $days days where supplies are at least $least days apart: $isRight",
  ({ days, least, isRight }) => {
    const policy = { plans_allowed: true, longest_gap_days: days }
    const problem = problemOfPlanPolicy(policy, least)
    expect(problem?.field).toBe(isRight ? undefined : "longest_gap_days")
  }
)
