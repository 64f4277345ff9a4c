import type { Scene } from "./scene"

/** Something that somebody, or a worker, may do now. */
export type Act = {
  name: string
  /** What comes next as a matter of course, rather than what disturbs it. */
  usual: boolean
  run: (scene: Scene) => Promise<unknown>
}

export const act = (name: string, usual: boolean, run: Act["run"]): Act => ({
  name,
  usual,
  run,
})
