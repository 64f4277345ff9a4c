import { assertClassStands } from "../decision"
import { LEGAL_CLASSES, type LegalClass } from "../queue"

const ORDER: LegalClass[] = ["device", "GSL", "P", "POM"]

it.each(
  LEGAL_CLASSES.flatMap((opened) =>
    LEGAL_CLASSES.map((now) => ({ opened, now }))
  )
)("a case opened as $opened with an item that is $now", ({ opened, now }) => {
  const judge = () =>
    assertClassStands({ id: "case_1", legal_class: opened }, [
      { id: "fit_0", legal_class: opened },
      { id: "fit_1", legal_class: now },
    ])
  if (ORDER.indexOf(now) > ORDER.indexOf(opened)) {
    expect(judge).toThrow(expect.objectContaining({ code: "not_eligible" }))
  } else {
    expect(judge).not.toThrow()
  }
})
