import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { StopSubject } from "../../../../../api/contracts/stop"
import { StopDialog } from "../../../../components/stops/stop-dialog"
import { useMay } from "../../../../hooks/staff"

const subjectsOf = (found: CaseDetail): StopSubject[] => {
  const { first_name, last_name, id } = found.patient_details
  return [
    {
      scope: "case",
      subject_id: found.id,
      batch_number: null,
      label: found.reference,
    },
    {
      scope: "patient",
      subject_id: id,
      batch_number: null,
      label: `${first_name} ${last_name}`,
    },
  ]
}

/** Stops what this case or its patient is supplied with (SAF-7). */
export const StopSupplyButton = ({ found }: { found: CaseDetail }) => {
  const [isOpen, setOpen] = useState(false)
  const may = useMay()
  return may("POST /admin/stops") ? (
    <>
      <Button
        size="small"
        variant="danger"
        className="self-start"
        onClick={() => setOpen(true)}
      >
        Stop supply
      </Button>
      {isOpen ? (
        <StopDialog
          subjects={subjectsOf(found)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  ) : null
}
