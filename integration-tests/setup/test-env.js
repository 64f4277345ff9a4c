for (const [name, value] of Object.entries(require("./test-values"))) {
  process.env[name] ??= value
}
