import { allow, type Area } from "./rules"

/** What leaves the pharmacy. A clinical check is a pharmacist's; a hold is lifted by a clinician. */
export const dispensingAreas: readonly Area[] = [
  {
    name: "dispensing",
    title: "Dispensing and dispatch",
    clinical: true,
    rules: [
      allow(
        ["administrator", "prescriber", "pharmacist", "pharmacy_team"],
        "See supplies and where they are",
        `GET /admin/supplies
         GET /admin/supplies/:id`
      ),
      allow(
        ["pharmacist", "pharmacy_team"],
        "Dispense: start, scan, check accuracy, pack, unpack, hand over",
        `POST /admin/supplies/:id/start
         POST /admin/supplies/:id/scan
         POST /admin/supplies/:id/accuracy-check
         POST /admin/supplies/:id/pack
         POST /admin/supplies/:id/unpack
         POST /admin/supplies/:id/hand-over`
      ),
      allow(
        ["pharmacist"],
        "Do the clinical check, and acknowledge an overlap",
        `POST /admin/supplies/:id/clinical-check
         POST /admin/supplies/:id/acknowledge-overlap`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Hold a supply",
        `POST /admin/supplies/:id/hold`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Lift a hold",
        `POST /admin/supplies/:id/release-hold`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Stop all supply of a patient, case, product or batch",
        `GET /admin/stops
         GET /admin/stops/subjects
         GET /admin/stops/:id
         POST /admin/stops`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Release a stop",
        `POST /admin/stops/:id/release`
      ),
      allow(
        ["pharmacist", "pharmacy_team"],
        "Print a parcel's label and set its status",
        `GET /admin/parcels/:id/label
         POST /admin/parcels/:id/status`
      ),
    ],
  },
]
