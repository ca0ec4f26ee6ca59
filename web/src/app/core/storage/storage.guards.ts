import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { DeviceStorage } from './device-storage';

/** The database client asks whether the device keeps data; that must be known before it starts. */
export const storageProbed: CanActivateFn = async () => {
  await inject(DeviceStorage).open();
  return true;
};
