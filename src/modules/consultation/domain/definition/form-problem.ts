/** What is wrong with a definition, and where. */
export type FormProblem = { place: string; message: string }
