import { hostProvider } from "../../../shared/provider-loader"
import { REFUND_PROVIDER } from "../provider"

export default hostProvider(REFUND_PROVIDER)
