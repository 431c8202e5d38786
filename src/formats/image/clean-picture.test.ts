import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanPicture } from './clean-picture.ts';

const red = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'red' } });

describe('a picture that is put in', () => {
  it('loses where it was taken, and stands upright', async () => {
    const taken = await red(40, 20)
      .withExif({ IFD0: { Make: 'Máy ảnh' }, IFD3: { GPSLatitude: '21/1 1/1 1/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const clean = await sharp(await cleanPicture(taken, 'image/jpeg')).metadata();
    expect([clean.exif, clean.orientation, clean.format]).toEqual([undefined, undefined, 'jpeg']);
    expect([clean.width, clean.height]).toEqual([20, 40]);
  });

  it('is made no larger than print needs, the same each time', async () => {
    const large = await red(3000, 1000).png().toBuffer();
    const clean = await cleanPicture(large, 'image/png');
    const { width, height, format } = await sharp(clean).metadata();
    expect([width, height, format]).toEqual([2000, 667, 'png']);
    expect(await cleanPicture(large, 'image/png')).toEqual(clean);
  });

  it('is refused where a part of it is missing, or it has more points than can be handled', async () => {
    const whole = await red(100, 100).png().toBuffer();
    const cut = async (bytes: Uint8Array, type: 'image/png' | 'image/jpeg') =>
      cleanPicture(bytes.slice(0, Math.floor(bytes.length * 0.7)), type);
    await expect(cut(whole, 'image/png')).rejects.toMatchObject({ code: 'picture-unreadable' });
    const photo = await red(100, 100).jpeg().toBuffer();
    await expect(cut(photo, 'image/jpeg')).rejects.toMatchObject({ code: 'picture-unreadable' });
    const huge = await red(8000, 8000).png({ compressionLevel: 9 }).toBuffer();
    await expect(cleanPicture(huge, 'image/png')).rejects.toMatchObject({ code: 'file-too-large' });
  });
});
