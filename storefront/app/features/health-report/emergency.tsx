import { Notice } from "../../ui/notice"

/** Stands first on every page about a change of health (SAF-17). */
export function Emergency() {
  return (
    <Notice tone="danger" title="If you feel very unwell, get help now">
      <p>
        Call <a href="tel:999">999</a> or go to A&amp;E if you have trouble
        breathing, swelling of your face, lips or tongue, chest pain, a fit, or
        thoughts of harming yourself.
      </p>
      <p>
        For urgent advice call NHS <a href="tel:111">111</a>, day or night. Do
        not wait for our answer.
      </p>
    </Notice>
  )
}
