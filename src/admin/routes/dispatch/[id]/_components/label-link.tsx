import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { apiUrl } from "../../../../lib/api"

/** The carrier's label, as a PDF in a tab of its own. */
export const LabelLink = ({ parcelId }: { parcelId: string }) => (
  <Button variant="secondary" asChild>
    <a
      href={apiUrl(`/admin/parcels/${parcelId}/label`)}
      target="_blank"
      rel="noreferrer"
    >
      Print label <ArrowUpRightOnBox />
    </a>
  </Button>
)
