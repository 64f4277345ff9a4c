import type { FieldErrors } from "../../lib/errors"
import { TextField } from "../../ui/text-field"
import type { TypedAddress } from "./address"

type Props = { typed: TypedAddress; errors: FieldErrors | undefined }

/** The five lines of a UK address. */
export function AddressFields({ typed, errors }: Props) {
  return (
    <>
      <TextField
        name="address_1"
        label="Address line 1"
        autoComplete="address-line1"
        value={typed.address_1}
        error={errors?.address_1}
      />
      <TextField
        name="address_2"
        label="Address line 2"
        autoComplete="address-line2"
        optional
        value={typed.address_2}
        error={errors?.address_2}
      />
      <TextField
        name="city"
        label="Town or city"
        autoComplete="address-level2"
        value={typed.city}
        error={errors?.city}
      />
      <TextField
        name="county"
        label="County"
        optional
        value={typed.county}
        error={errors?.county}
      />
      <TextField
        name="postcode"
        label="Postcode"
        autoComplete="postal-code"
        width="w-10"
        value={typed.postcode}
        error={errors?.postcode}
      />
    </>
  )
}
