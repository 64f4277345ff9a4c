import { unauthorised } from "../../../shared/errors"
import { secretsEqual } from "../../../shared/ids"

/**
 * The push carries Basic authentication and no signature; it is compared in
 * constant time. @throws forged (401)
 */
export function verifyPush(
  authorization: string | undefined,
  expected: { username: string; password: string }
): void {
  const pair = `${expected.username}:${expected.password}`
  const basic = `Basic ${Buffer.from(pair, "utf8").toString("base64")}`
  if (!secretsEqual(authorization ?? "", basic)) {
    throw unauthorised("The tracking push is not authenticated")
  }
}
