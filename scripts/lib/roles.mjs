import pg from "pg"

/** Every role of an installation, and the database it owns, if any. */
const ROLE_DATABASES = {
  medusa_app: "pharmacy",
  key_store: "pharmacy_keys",
  audit_owner: "pharmacy_audit",
  audit_writer: undefined,
}

/**
 * Makes the roles, none of which may make roles or databases or is a
 * superuser. Passwords are set again on each call, so that the secrets file
 * is the truth.
 *
 * @param {object} input
 * @param {string} input.superuserUrl
 * @param {Record<string, string>} input.passwords role → password
 */
export async function createRoles({ superuserUrl, passwords }) {
  await withClient(superuserUrl, async (client) => {
    for (const role of Object.keys(ROLE_DATABASES)) {
      const name = client.escapeIdentifier(role)
      const { rowCount } = await client.query(
        "select 1 from pg_roles where rolname = $1",
        [role]
      )
      const verb = rowCount ? "alter" : "create"
      await client.query(
        `${verb} role ${name} login nosuperuser nocreatedb nocreaterole noreplication password ${client.escapeLiteral(passwords[role] ?? "")}`
      )
    }
  })
}

/**
 * Makes a database for its owner and closes it to everybody else, but for
 * the roles that are let in by name.
 *
 * @param {object} input
 * @param {string} input.superuserUrl
 * @param {string} input.database
 * @param {string} input.owner
 * @param {string[]} [input.guests] roles that may connect
 * @param {string} [input.template] a database to begin as a copy of
 */
export async function createDatabase(input) {
  const { superuserUrl, database, owner, guests = [], template } = input
  await withClient(superuserUrl, async (client) => {
    const name = client.escapeIdentifier(database)
    const { rowCount } = await client.query(
      "select 1 from pg_database where datname = $1",
      [database]
    )
    if (!rowCount) {
      await client.query(
        `create database ${name} owner ${client.escapeIdentifier(owner)}${
          template ? ` template ${client.escapeIdentifier(template)}` : ""
        }`
      )
    }
    await client.query(`revoke all on database ${name} from public`)
    for (const guest of guests) {
      await client.query(
        `grant connect on database ${name} to ${client.escapeIdentifier(guest)}`
      )
    }
  })
}

/**
 * Removes a database and whoever is still connected to it.
 *
 * @param {{ superuserUrl: string, database: string }} input
 */
export async function dropDatabase({ superuserUrl, database }) {
  await withClient(superuserUrl, (client) =>
    client.query(
      `drop database if exists ${client.escapeIdentifier(database)} with (force)`
    )
  )
}

/**
 * Opens a connection for one piece of work and closes it whatever happens.
 *
 * @template T
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
