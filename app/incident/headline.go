package incident

import "lede/app/doc"

// retold reports whether role a, of mention m in a headline, is left to the text
// below: a headline's "battery maker" is whom the first sentence names.
func (r *reader) retold(c *cluster, m *mention, a *role) bool {
	if !r.heading(m.sent) || r.isNamed(a) || a.Kind == doc.Where {
		return false
	}
	for _, o := range c.mentions {
		if r.heading(o.sent) {
			continue
		}
		for i := range o.roles {
			if o.roles[i].Kind == a.Kind {
				return true
			}
		}
	}
	return false
}
