import { hostProvider } from "../../../shared/provider-loader"
import { CARRIER_KEY } from "../provider"

/** Registers the one carrier named in medusa-config under the key the service asks for. */
export default hostProvider(CARRIER_KEY)
