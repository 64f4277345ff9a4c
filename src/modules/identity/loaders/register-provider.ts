import { hostProvider } from "../../../shared/provider-loader"
import { IDENTITY_PROVIDER } from "../provider"

/** Makes the configured partner known to the module's service. */
export default hostProvider(IDENTITY_PROVIDER)
