import { hostProvider } from "../../../shared/provider-loader"
import { PMR_PROVIDER } from "../provider"

export default hostProvider(PMR_PROVIDER)
