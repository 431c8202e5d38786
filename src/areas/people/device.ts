import { type KeyRing, readSigned, signText } from '../../base/sealed.ts';

/**
 * The cookie that a sign-in leaves on a device, of one person: kept long, so that others' failures never slow its owner here.
 * It opens nothing by itself.
 */
export function deviceCookie(keys: KeyRing, personId: string, deviceId: string): string {
  return signText(keys, 'device', JSON.stringify([personId, deviceId]));
}

/** The device a cookie names, where it was given to that person. The caller still looks whether the device was struck off. */
export function deviceOf(keys: KeyRing, personId: string, cookie: string): string | null {
  const text = readSigned(keys, 'device', cookie);
  if (text === null) return null;
  const [owner, deviceId] = JSON.parse(text) as [string, string];
  return owner === personId ? deviceId : null;
}
