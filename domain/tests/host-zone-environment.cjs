const { TestEnvironment } = require('jest-environment-node');

/** Runs a test file as if the machine stood in another time zone (`@jest-environment-options {"zone": …}`). */
module.exports = class HostZoneEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.zone = config.projectConfig.testEnvironmentOptions.zone;
    this.before = process.env.TZ;
  }

  async setup() {
    process.env.TZ = this.zone;
    await super.setup();
  }

  async teardown() {
    if (this.before === undefined) delete process.env.TZ;
    else process.env.TZ = this.before;
    await super.teardown();
  }
};
