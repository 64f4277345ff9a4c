import { clx } from "@medusajs/ui"
import type { ButtonHTMLAttributes } from "react"
import { Link, type LinkProps } from "react-router-dom"

/** A link within text is told by its line, not by its colour alone. */
export const LINK_CLASS = "text-ui-fg-interactive-hover underline"

/** Leads to another page of the admin; `className` adds its size. */
export const TextLink = ({ className, ...rest }: LinkProps) => (
  <Link {...rest} className={clx(LINK_CLASS, className)} />
)

/** Looks as a link and acts on the page that is open. */
export const LinkButton = ({
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button
    {...rest}
    type="button"
    className={clx(LINK_CLASS, "text-left", className)}
  />
)
