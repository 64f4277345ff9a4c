import { Badge } from "@medusajs/ui"
import { classWords } from "../lib/words"

/** The legal class, spelled out for those who hover or listen. */
export const ClassBadge = ({ legalClass }: { legalClass: string }) => {
  const { short, long, colour } = classWords(legalClass)
  return (
    <Badge
      size="2xsmall"
      color={colour}
      title={long}
      aria-label={long}
      className="whitespace-nowrap"
    >
      {short}
    </Badge>
  )
}
