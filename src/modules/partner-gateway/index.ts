import { Module } from "@medusajs/framework/utils"
import PartnerGatewayModuleService from "./service"

export const PARTNER_GATEWAY_MODULE = "partner_gateway"

export default Module(PARTNER_GATEWAY_MODULE, {
  service: PartnerGatewayModuleService,
})
