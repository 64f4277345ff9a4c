// Loaded before Medusa's command line: a server that is killed and started
// again needs no admin, and a fresh clone has not built one yet. By its path,
// for the package doesn't export it.
const loader = require("../../node_modules/@medusajs/medusa/dist/loaders/admin.js")

loader.default = async ({ app }) => app
