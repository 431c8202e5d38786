import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer } from './mail.ts';

const from = 'Một Sổ <motso@example.vn>';
const letter = { to: 'can.bo@example.vn', subject: 'Báo cáo đến hạn', text: 'Kỳ báo cáo quý I.\n.\nHết.' };

let server: SMTPServer | undefined;
afterEach(
  () => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))),
);

type Received = { readonly to: string[]; readonly text: string };

/** A mail server of this test's own; gives its port and what it receives. */
async function start(options: SMTPServerOptions = {}): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', () => resolve()));
  return { port: (server.server.address() as AddressInfo).port, received };
}

const refusing = (responseCode: number) => Object.assign(new Error('not now'), { responseCode });

describe('a letter', () => {
  it('reaches the mail server whole, in Vietnamese', async () => {
    const { port, received } = await start();
    await createMailer({ url: `smtp://127.0.0.1:${port}`, from }).send(letter);
    expect(received).toHaveLength(1);
    expect(received[0]!.to).toEqual(['can.bo@example.vn']);
    const { text } = received[0]!;
    expect(text).toMatch(/^Subject: =\?UTF-8\?/m);
    const body = text.slice(text.indexOf('\r\n\r\n') + 4);
    expect(decoded(text, body)).toContain('Kỳ báo cáo quý I.');
    expect(decoded(text, body)).toContain('Hết.');
  });

  it('goes to one address, whatever is written into it', async () => {
    const { port, received } = await start();
    const mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, from });
    const subject = 'x\r\nBcc: spy@example.vn';
    await mailer.send({ ...letter, subject });
    await mailer.send({ ...letter, to: 'a@example.vn, spy@example.vn' }).catch(() => {});
    expect(received[0]!.to).toEqual(['can.bo@example.vn']);
    expect(received[0]!.text).not.toMatch(/^Bcc:/m);
    expect(received.flatMap(({ to }) => to)).not.toContain('spy@example.vn');
  });

  it('signs in where the address says so', async () => {
    const seen: string[] = [];
    const { port } = await start({
      onAuth: ({ username, password }, _session, done) => {
        seen.push(`${username}:${password}`);
        done(null, { user: username });
      },
    });
    await createMailer({ url: `smtp://motso:p%40ss@127.0.0.1:${port}`, from }).send(letter);
    expect(seen).toEqual(['motso:p@ss']);
  });
});

describe('what keeps a letter from going', () => {
  const sent = (url: string, timeout?: number) => createMailer({ url, from }, timeout).send(letter);

  it('no mail server is set', async () => {
    const mailer = createMailer(null);
    expect(mailer.isSet).toBe(false);
    await expect(mailer.send(letter)).rejects.toThrow('mail-not-set');
  });

  it('a wrong password', async () => {
    const { port } = await start({ onAuth: (_auth, _session, done) => done(new Error('wrong')) });
    await expect(sent(`smtp://motso:x@127.0.0.1:${port}`)).rejects.toThrow('mail-refused');
  });

  it('an address that the server does not know', async () => {
    const { port } = await start({ onRcptTo: (_address, _session, done) => done(refusing(550)) });
    await expect(sent(`smtp://127.0.0.1:${port}`)).rejects.toThrow('mail-refused');
  });

  it('a server that wants it later (greylisting)', async () => {
    const { port } = await start({ onRcptTo: (_address, _session, done) => done(refusing(451)) });
    await expect(sent(`smtp://127.0.0.1:${port}`)).rejects.toThrow('mail-postponed');
  });

  it('a certificate that nobody vouches for', async () => {
    const { port, received } = await start({ secure: true });
    await expect(sent(`smtps://127.0.0.1:${port}`)).rejects.toThrow('mail-refused');
    expect(received).toEqual([]);
  });

  it('a server that would take the password in the open', async () => {
    const seen: string[] = [];
    const { port } = await start({
      onAuth: ({ username }, _session, done) => {
        seen.push(username!);
        done(null, { user: 'x' });
      },
    });
    // 0.0.0.0 leads here too, and is not known for this machine.
    await expect(sent(`smtp://motso:x@0.0.0.0:${port}`)).rejects.toThrow('mail-refused');
    expect(seen).toEqual([]);
  });

  it('nobody there, and a server that never says a word', async () => {
    await expect(sent('smtp://127.0.0.1:9')).rejects.toThrow('mail-postponed');
    const { port } = await start({ onConnect: () => {} });
    await expect(sent(`smtp://127.0.0.1:${port}`, 200)).rejects.toThrow('mail-postponed');
  });
});

function decoded(message: string, body: string): string {
  if (/Content-Transfer-Encoding: base64/i.test(message)) return Buffer.from(body, 'base64').toString();
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
