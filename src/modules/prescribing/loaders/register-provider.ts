import { hostProvider } from "../../../shared/provider-loader"
import { PRESCRIBING_PROVIDER } from "../provider"

/** Makes the configured partner known to the module's service. */
export default hostProvider(PRESCRIBING_PROVIDER)
