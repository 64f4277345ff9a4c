import { hostProvider } from "../../../shared/provider-loader"
import { GP_DIRECTORY } from "../provider"

export default hostProvider(GP_DIRECTORY)
