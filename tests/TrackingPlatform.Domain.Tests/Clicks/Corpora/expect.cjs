// What ua-parser-js says of the agents of people, and which agents crawlers have: run by .ci/common.sh beside the installed packages.
// node expect.cjs FOLDER_OF_NODE_MODULES > user-agents.json
const fs = require('node:fs');
const path = require('node:path');
const folder = process.argv[2];
const from = require('node:module').createRequire(path.join(folder, 'package.json'));

const parse = from('ua-parser-js');
const { isbot } = from('isbot');
// That package gives its strings out at random only; the file behind it has them all.
const drawn = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/user-agents/dist/user-agents.json'), 'utf8'));
const people = [...new Set([...from('top-user-agents'), ...drawn.map(each => each.userAgent)])];
const crawlers = [...new Set(from('crawler-user-agents').flatMap(each => each.instances ?? []))];

console.log(JSON.stringify({
    people: people.filter(text => !isbot(text)).map(text => {
        const { browser, os, device } = parse(text);
        return {
            text,
            browser: browser.name ?? '',
            browserVersion: browser.version ?? '',
            os: os.name ?? '',
            osVersion: os.version ?? '',
            device: device.type ?? '',
            brand: device.vendor ?? '',
            model: device.model ?? '',
        };
    }),
    crawlers,
}));
