export type Practice = {
  code: string
  name: string
  line: string
  town: string
  county: string
  postcode: string
  phone: string
  email?: string
  /** Absent for a prescribing cost centre that is no GP practice. */
  gp: boolean
  active: boolean
  successor?: string
}

/** Towns with their county and postcode area; practices in them are invented. */
const TOWNS: Array<[town: string, county: string, area: string]> = [
  ["Leeds", "West Yorkshire", "LS"],
  ["Bradford", "West Yorkshire", "BD"],
  ["York", "North Yorkshire", "YO"],
  ["Sheffield", "South Yorkshire", "S"],
  ["Manchester", "Greater Manchester", "M"],
  ["Bolton", "Greater Manchester", "BL"],
  ["Liverpool", "Merseyside", "L"],
  ["Chester", "Cheshire", "CH"],
  ["Newcastle upon Tyne", "Tyne and Wear", "NE"],
  ["Sunderland", "Tyne and Wear", "SR"],
  ["Birmingham", "West Midlands", "B"],
  ["Coventry", "West Midlands", "CV"],
  ["Nottingham", "Nottinghamshire", "NG"],
  ["Leicester", "Leicestershire", "LE"],
  ["Norwich", "Norfolk", "NR"],
  ["Ipswich", "Suffolk", "IP"],
  ["Cambridge", "Cambridgeshire", "CB"],
  ["Oxford", "Oxfordshire", "OX"],
  ["Reading", "Berkshire", "RG"],
  ["Bristol", "Bristol", "BS"],
  ["Exeter", "Devon", "EX"],
  ["Plymouth", "Devon", "PL"],
  ["Southampton", "Hampshire", "SO"],
  ["Brighton", "East Sussex", "BN"],
  ["Canterbury", "Kent", "CT"],
  ["Croydon", "Greater London", "CR"],
  ["Hackney", "Greater London", "E"],
  ["Camden", "Greater London", "NW"],
  ["Derby", "Derbyshire", "DE"],
  ["Hull", "East Riding of Yorkshire", "HU"],
]

const NAMES = [
  "Willowbeck",
  "Hawthorn House",
  "Larkfield",
  "Millbrook",
  "Copperfield Road",
  "Rowan Tree",
  "Stonebridge",
  "Elmwood",
  "Fernhill",
  "Kingfisher",
  "Beaconfield",
  "Orchard View",
  "Thistledown",
  "Marlowe Street",
  "Riverbank",
]

const ENDINGS = ["Surgery", "Medical Centre", "Health Centre", "Practice"]
const STREETS = ["High Street", "Station Road", "Church Lane", "Park Road"]
const LETTERS = "ABDEFGHJLNPQRSTUWXYZ"

/** 60 invented practices, Z90001 to Z90060; none of the codes can exist. */
export function inventedPractices(): Practice[] {
  const regular = Array.from({ length: 60 }, (_, i) => practice(i))
  return regular.map(withExceptions)
}

function practice(i: number): Practice {
  const [town, county, area] = TOWNS[i % TOWNS.length] ?? ["Leeds", "", "LS"]
  const code = `Z${90001 + i}`
  const name = `${pick(NAMES, i * 7 + 3)} ${pick(ENDINGS, i)}`
  return {
    code,
    name,
    line: `${10 + ((i * 13) % 180)} ${pick(STREETS, i)}`,
    town,
    county,
    postcode: `${area}98 ${i % 10}Z${LETTERS[i % LETTERS.length]}`,
    phone: `01632 96${String(1000 + i * 37).padStart(4, "0")}`,
    email: i % 3 === 2 ? undefined : `reception@${code.toLowerCase()}.example`,
    gp: true,
    active: true,
  }
}

/** One merged into Z90001, one closed, one that is no GP practice. */
function withExceptions(item: Practice): Practice {
  switch (item.code) {
    case "Z90058":
      return { ...item, active: false, successor: "Z90001" }
    case "Z90059":
      return { ...item, active: false }
    case "Z90060":
      return { ...item, name: "Out of Hours Service Sandbox", gp: false }
    default:
      return item
  }
}

function pick(list: string[], i: number): string {
  return list[i % list.length] ?? ""
}
