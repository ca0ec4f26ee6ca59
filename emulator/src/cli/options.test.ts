import { parseOptions } from './options';

describe('parseOptions', () => {
  it('understands the command line of the Firebase CLI', () => {
    const line =
      '--host 127.0.0.1 --port 8080 --websocket_port 9150 --database-edition standard --project_id demo-x ' +
      '--rules /r/firestore.rules --single_project_mode true --functions_emulator 127.0.0.1:5001 ' +
      '--seed_from_export /e/x.overall_export_metadata';
    expect(parseOptions(line.split(' '))).toEqual({
      host: '127.0.0.1',
      port: 8080,
      projectId: 'demo-x',
      rules: '/r/firestore.rules',
      functionsEmulator: '127.0.0.1:5001',
      seedFromExport: '/e/x.overall_export_metadata',
    });
  });

  it('has defaults, and takes = and dashes', () => {
    expect(parseOptions([])).toMatchObject({ host: '127.0.0.1', port: 8080, projectId: 'demo-project' });
    expect(parseOptions(['--port=0', '--export-on-exit=/a=b'])).toMatchObject({ port: 0, exportOnExit: '/a=b' });
  });

  it('leaves unknown flags alone, with or without a value', () => {
    expect(parseOptions(['--new_flag', '--other', 'value', '--port', '1'])).toMatchObject({ port: 1 });
  });

  it('says what is wrong with a value', () => {
    expect(() => parseOptions(['--port', 'x'])).toThrow('--port must be a number');
    expect(() => parseOptions(['--port', '70000'])).toThrow('--port must be a number');
    expect(() => parseOptions(['--rules'])).toThrow('--rules needs a value.');
  });
});
