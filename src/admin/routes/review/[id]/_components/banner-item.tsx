import { ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons"
import { Badge, Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { TextLink } from "../../../../components/text-link"
import type { Banner } from "../../../../lib/banner"
import { sectionWord } from "../../../../lib/evidence-words"
import { BannerComparisons } from "./banner-comparisons"
import { BannerReading } from "./banner-reading"
import { JumpLink } from "./jump-link"
import { SECTION_CLASS, sectionId } from "./section"
import { WhyDetails } from "./why-details"

const LEVELS = {
  red: {
    word: "Stop and look",
    tone: "text-ui-tag-red-icon",
    edge: "border-l-ui-tag-red-icon",
  },
  amber: {
    word: "Take care",
    tone: "text-ui-tag-orange-icon",
    edge: "border-l-ui-tag-orange-icon",
  },
  info: {
    word: "For information",
    tone: "text-ui-tag-blue-icon",
    edge: "border-l-ui-tag-blue-icon",
  },
} as const

type BannerItemProps = {
  banner: Banner
  found: CaseDetail
  mayRead: boolean
  /** The first that has still to be read: links lead to it. */
  isNext: boolean
}

/** One warning with everything about it: why, what to read, and where there is more. */
export const BannerItem = (props: BannerItemProps) => {
  const { banner, found, mayRead, isNext } = props
  const { word, tone, edge } = LEVELS[banner.level]
  const { acknowledgement, link, section } = banner
  const Icon =
    banner.level === "info" ? InformationCircleSolid : ExclamationCircleSolid
  return (
    <li
      {...(isNext ? { id: sectionId("acknowledgements"), tabIndex: -1 } : {})}
      className={`bg-ui-bg-subtle flex gap-3 rounded-md border border-l-4 p-3 ${edge} ${SECTION_CLASS}`}
    >
      <Icon className={`mt-0.5 shrink-0 ${tone}`} aria-hidden="true" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h3 className="txt-small-plus min-w-0 break-words">{banner.title}</h3>
          <span className="sr-only">{word}</span>
          {acknowledgement?.open ? (
            <Badge size="2xsmall" color="red">
              Read before approving
            </Badge>
          ) : null}
        </div>
        {banner.lines.map((line) => (
          <Text
            key={line}
            size="small"
            className="text-ui-fg-subtle whitespace-pre-line break-words"
          >
            {line}
          </Text>
        ))}
        <BannerComparisons comparisons={banner.comparisons} />
        {banner.rule ? <WhyDetails rule={banner.rule} found={found} /> : null}
        {acknowledgement ? (
          <BannerReading
            found={found}
            title={banner.title}
            asked={acknowledgement}
            mayRead={mayRead}
          />
        ) : null}
        {link ? (
          <TextLink to={link.to} className="txt-small w-fit">
            {link.label}
          </TextLink>
        ) : null}
        {section && !banner.rule ? (
          <JumpLink section={section}>See {sectionWord(section)}</JumpLink>
        ) : null}
      </div>
    </li>
  )
}
