import sharp from 'sharp';
import { Problem } from '../../base/problem.ts';

const mostPixels = 40_000_000;
/** More than a page in print shows. */
const longestSide = 2000;
const dearest = { compressionLevel: 9 } as const;

/**
 * The picture alone, upright and no larger than print needs: without the place, the time and the maker of the camera. The same picture
 * gives the same bytes. Throws `picture-unreadable` where any of it cannot be read, `file-too-large` over 40 megapixels.
 */
export async function cleanPicture(
  bytes: Uint8Array,
  type: 'image/png' | 'image/jpeg',
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(unreadable);
  if (width * height > mostPixels) throw new Problem('file-too-large');
  const upright = sharp(bytes, { failOn: 'warning', limitInputPixels: mostPixels })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const written = type === 'image/png' ? upright.png(dearest) : upright.jpeg({ quality: 88 });
  return new Uint8Array(await written.toBuffer().catch(unreadable));
}

function unreadable(): never {
  throw new Problem('picture-unreadable');
}
