import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import { Problem } from './problem.ts';

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

export type Mailer = {
  /** Whether there is a mail server to send by. */
  readonly isSet: boolean;
  /**
   * Hands the letter to the mail server. Throws `mail-not-set`; `mail-refused` where trying again is of no use; `mail-postponed`
   * where it is.
   */
  readonly send: (letter: Letter) => Promise<void>;
};

/** In milliseconds, for connecting and for each answer. */
const longest = 20_000;

export function createMailer(mail: Config['mail'], timeout = longest): Mailer {
  if (mail === null) return { isSet: false, send: () => Promise.reject(new Problem('mail-not-set')) };
  const { url, from } = mail;
  const transport = createTransport({
    ...serverOf(url),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // A letter has no attachments, and nothing in it may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    isSet: true,
    send: async ({ to, subject, text }) => {
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
      } catch (error) {
        throw new Problem(isFinal(error) ? 'mail-refused' : 'mail-postponed', { cause: error });
      }
    },
  };
}

/** A password is never sent in the open, but to this machine itself. */
function serverOf(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  const auth =
    username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const isHere = /^(localhost|127\.|\[::1\])/.test(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && auth !== null && !isHere,
    ...(auth === null ? {} : { auth }),
  };
}

/** Answers of 500 and above are final (RFC 5321, 4.2.1); so are wrong credentials and a certificate nobody vouches for. */
function isFinal(error: unknown): boolean {
  const { responseCode, code = '', message } = error as Error & { responseCode?: number; code?: string };
  if (responseCode !== undefined) return responseCode >= 500;
  return ['EAUTH', 'ENOAUTH', 'ETLS', 'EENVELOPE', 'EMESSAGE'].includes(code) || /certificate/i.test(message);
}
