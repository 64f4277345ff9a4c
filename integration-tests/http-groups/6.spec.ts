import { declareGroup } from "../setup/declare-group"

declareGroup(__filename)
