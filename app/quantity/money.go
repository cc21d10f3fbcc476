package quantity

import "strings"

// localMoney finds out whose money "pesos" or "dirhams" are: the name alone says
// nothing, so it is that of the country the article speaks of most. Where it
// speaks of none, the money stays that of the list.
func (p *parser) localMoney() {
	if len(p.named) == 0 {
		return
	}
	times := make(map[string]int) // "PHP/ARS": how often Argentina is named
	for i := range p.d.Tokens {
		w := p.d.Word(i)
		if w == "" || w[0] < 'A' || w[0] > 'Z' && w[0] < 0x80 {
			continue // countries have capitals
		}
		if it := p.classify(w); it.has(local) {
			times[it.text(local)]++
		}
	}
	for _, k := range p.named {
		a := &p.d.Amounts[k]
		best, top := a.Unit, times[a.Unit+"/"+a.Unit]
		for pair, n := range times {
			from, code, _ := strings.Cut(pair, "/")
			if from == a.Unit && (n > top || n == top && n > 0 && code < best) {
				best, top = code, n
			}
		}
		a.Unit = best
	}
}
