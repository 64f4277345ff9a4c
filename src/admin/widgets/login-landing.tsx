import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import { useLocation, useNavigate } from "react-router-dom"

/** Where the dashboard goes after the sign-in; it asks for "/orders" by itself. */
type SignInState = { from?: { pathname?: string } } | null

/** Who signs in without having asked for a page comes to where their role begins. */
const LoginLandingWidget = () => {
  const location = useLocation()
  const navigate = useNavigate()
  const { pathname } = location
  const state = location.state as SignInState
  const asked = state?.from?.pathname
  useEffect(() => {
    if (asked === undefined || asked === "/") {
      void navigate(pathname, {
        replace: true,
        state: { ...state, from: { pathname: "/welcome" } },
      })
    }
  }, [asked, navigate, pathname, state])
  return null
}

export const config = defineWidgetConfig({ zone: "login.before" })

export default LoginLandingWidget
