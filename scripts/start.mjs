// This file has to be readable by any Node, so that an old one gets a sentence
// and not a syntax error; everything else is imported after the check.
var NEEDED = [20, 19]

var version = process.versions.node.split(".").map(Number)
if (
  version[0] < NEEDED[0] ||
  (version[0] === NEEDED[0] && version[1] < NEEDED[1])
) {
  console.error(
    "Node " +
      NEEDED.join(".") +
      " or later is needed; this is " +
      process.versions.node +
      "."
  )
  process.exit(1)
}

import("./lib/start-all.mjs").then(function (module) {
  return module.startAll()
})
