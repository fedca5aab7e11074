import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { secret } from "./live-servers.ts";

/** A place that a speaker may post. */
export const place = {
  slide: "water",
  step: 0,
  isBrief: false,
  isBlank: false,
  isDark: false,
  presses: {},
};
export const right = { authorization: `Bearer ${secret}` };
export const post = { method: "POST", headers: right, body: JSON.stringify(place) };

/** Asks a server as no browser would. The answer is read by who wants it. */
export function ask(
  origin: string,
  path: string,
  {
    body = "",
    headers,
    ...options
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<IncomingMessage> {
  const { protocol, hostname, port } = new URL(origin);
  const request = protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        hostname,
        port,
        path,
        ...options,
        // A listener's browser says what it wants; the answer to the others is JSON.
        headers: {
          accept: path.includes("/events/") ? "text/event-stream" : "application/json",
          ...headers,
        },
        // The certificate is the test's own, and is for the host's true name.
        rejectUnauthorized: false,
        servername: hostname,
        agent: false,
      },
      resolve,
    );
    asked.on("error", reject);
    asked.end(body);
  });
}
