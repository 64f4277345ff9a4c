import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import { useLocation, useNavigate } from "react-router-dom"

/** Who signs in without having asked for a page comes to where their role begins. */
const LoginLandingWidget = () => {
  const { pathname, state } = useLocation()
  const navigate = useNavigate()
  const asked: string | undefined = state?.from?.pathname
  useEffect(() => {
    if (asked === undefined || asked === "/") {
      navigate(pathname, {
        replace: true,
        state: { ...state, from: { pathname: "/welcome" } },
      })
    }
  }, [asked, navigate, pathname, state])
  return null
}

export const config = defineWidgetConfig({ zone: "login.before" })

export default LoginLandingWidget
