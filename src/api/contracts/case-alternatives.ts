/** What may be put to the patient in place of what they asked for (SAF-2). */
export type CaseAlternatives = {
  /** Sellable items of the category and class, what was ordered too, by name. */
  alternatives: {
    formulary_item_id: string
    name: string
    pack_size: string
    units_per_pack: number
    max_packs: number
    dose: string
    directions: string
  }[]
}
