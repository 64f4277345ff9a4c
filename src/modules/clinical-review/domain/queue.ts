/** The legal classes that a case knows; the class belongs to the pack. */
export const LEGAL_CLASSES = ["POM", "P", "GSL", "device"] as const
export type LegalClass = (typeof LEGAL_CLASSES)[number]

export const QUEUES = ["prescriber", "pharmacist", "team"] as const
export type Queue = (typeof QUEUES)[number]

const QUEUE_OF_CLASS = {
  POM: "prescriber",
  P: "pharmacist",
  GSL: "team",
  device: "team",
} as const satisfies Record<LegalClass, Queue>

/** The queue a case waits in (QUE-1). */
export const queueOf = (legalClass: LegalClass): Queue =>
  QUEUE_OF_CLASS[legalClass]

const ROLES_OF_QUEUE = {
  prescriber: ["prescriber"],
  pharmacist: ["pharmacist"],
  team: ["pharmacy_team", "pharmacist"],
} as const satisfies Record<Queue, readonly string[]>

/** Whose members may claim from a queue; a pharmacist may do the team's work. */
export const rolesOfQueue = (queue: Queue): readonly string[] =>
  ROLES_OF_QUEUE[queue]

/** The queues that a role works off, for "next case". */
export const queuesOfRole = (role: string): Queue[] =>
  QUEUES.filter((queue) => rolesOfQueue(queue).includes(role))

/** Whom a new case of a queue is told to (QUE-3). */
export const roleToNotify = (queue: Queue): string => ROLES_OF_QUEUE[queue][0]

/** The queues that a role is told about (QUE-3). */
export const queuesToldTo = (role: string): Queue[] =>
  QUEUES.filter((queue) => roleToNotify(queue) === role)

/** What a queue can be narrowed to by its flags. */
export const QUEUE_FLAGS = [
  "any",
  "red",
  "amber",
  "info",
  "repeat",
  "renewal",
] as const
export type QueueFlags = (typeof QUEUE_FLAGS)[number]
